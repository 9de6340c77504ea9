// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  RAP_PARAM_BOOLEAN,
  RAP_PARAM_INT,
  RAP_PARAM_UINT,
  RAP_PARAM_DOUBLE,
  RAP_PARAM_STRING,
  RAP_PARAM_LIST, /* a string of names separated by commas */
  RAP_PARAM_FILE, /* a string that names a file */
  RAP_PARAM_ENUM
} RapParamKind;

/* A row of an action's parameter table: its whole interface. Numbers are kept as doubles. */
typedef struct
{
  const char  *name; /* kebab-case */
  RapParamKind kind;
  gsize        field; /* G_STRUCT_OFFSET in the action */
  double       min;
  double       max;
  double       initial;
  const char  *text; /* initial value of a string */
  GType (*enum_type) (void);
  const char *label; /* N_ (), sentence case */
  const char *blurb; /* N_ (), one imperative sentence */
} RapParam;

/* Installs the table as properties of the class, which get and set the fields by themselves. */
void rap_param_install (GObjectClass *klass, const RapParam *params, guint n_params);
/* Frees the strings of an instance. */
void rap_param_clear (GObject *object);
/* A copy of a spec, as one cannot be installed twice; NULL for a type that no host takes. */
GParamSpec *
rap_param_copy (GParamSpec *pspec, GParamFlags extra) G_GNUC_WARN_UNUSED_RESULT;
/* Reads a value from text, whole and within bounds. */
gboolean
rap_param_parse (GParamSpec *pspec, const char *text, GValue *value, GError **error);
char *rap_param_print (GParamSpec *pspec, const GValue *value) G_GNUC_WARN_UNUSED_RESULT;
/* "boolean", "int", "enum" …; NULL for a type that no host takes. */
const char *rap_param_get_type_name (GParamSpec *pspec);
/* {"name", "type", "default", "minimum", "maximum", "values", "label", "blurb"} */
JsonNode *rap_param_describe (GParamSpec *pspec) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
