#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Rapporteur authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The library calls nothing that opens a connection: test-offline.py LIBRARY."""
import re
import subprocess
import sys

FORBIDDEN = r'(socket|connect|getaddrinfo|gethostbyname\w*|sendto|g_socket\w*|g_resolver\w*|g_network\w*|g_tcp\w*|g_inet\w*|soup_\w+|curl_\w+|g_spawn\w*|g_subprocess\w*|system|popen)'
symbols = subprocess.run(['nm', '-D', '--undefined-only', sys.argv[1]], capture_output=True, text=True, check=True).stdout.split()
wrong = [s for s in symbols if re.fullmatch(FORBIDDEN + r'(@.*)?', s)]
print('\n'.join(wrong))
sys.exit(bool(wrong) or 'g_malloc' not in symbols)
