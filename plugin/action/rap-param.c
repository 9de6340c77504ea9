// SPDX-FileCopyrightText: 2026 The Rapporteur authors
// SPDX-License-Identifier: LGPL-2.1-or-later

#include "config.h"

#include "action/rap-param.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "text/rap-error.h"

static GQuark
row_quark (void)
{
  return g_quark_from_static_string ("rap-param-row");
}

/* ------------------------------------------------------------ the table as properties */

static gpointer
field_of (GObject *object, GParamSpec *pspec)
{
  const RapParam *row = g_param_spec_get_qdata (pspec, row_quark ());
  return row != NULL ? G_STRUCT_MEMBER_P (object, row->field) : NULL;
}

static void
get_property (GObject *object, G_GNUC_UNUSED guint id, GValue *value, GParamSpec *pspec)
{
  gpointer field = field_of (object, pspec);

  switch (G_TYPE_FUNDAMENTAL (pspec->value_type))
    {
    case G_TYPE_BOOLEAN:
      g_value_set_boolean (value, *(gboolean *) field);
      break;
    case G_TYPE_INT:
      g_value_set_int (value, *(int *) field);
      break;
    case G_TYPE_UINT:
      g_value_set_uint (value, *(guint *) field);
      break;
    case G_TYPE_DOUBLE:
      g_value_set_double (value, *(double *) field);
      break;
    case G_TYPE_ENUM:
      g_value_set_enum (value, *(int *) field);
      break;
    default:
      g_value_set_string (value, *(char **) field);
    }
}

static void
set_property (GObject            *object,
              G_GNUC_UNUSED guint id,
              const GValue       *value,
              GParamSpec         *pspec)
{
  gpointer field = field_of (object, pspec);

  switch (G_TYPE_FUNDAMENTAL (pspec->value_type))
    {
    case G_TYPE_BOOLEAN:
      *(gboolean *) field = g_value_get_boolean (value);
      break;
    case G_TYPE_INT:
      *(int *) field = g_value_get_int (value);
      break;
    case G_TYPE_UINT:
      *(guint *) field = g_value_get_uint (value);
      break;
    case G_TYPE_DOUBLE:
      *(double *) field = g_value_get_double (value);
      break;
    case G_TYPE_ENUM:
      *(int *) field = g_value_get_enum (value);
      break;
    default:
      g_free (*(char **) field);
      *(char **) field = g_value_dup_string (value);
    }
}

static GParamSpec *
spec_of_row (const RapParam *row)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS;

  switch (row->kind)
    {
    case RAP_PARAM_BOOLEAN:
      return g_param_spec_boolean (row->name,
                                   row->label,
                                   row->blurb,
                                   row->initial != 0,
                                   flags);
    case RAP_PARAM_INT:
      return g_param_spec_int (row->name,
                               row->label,
                               row->blurb,
                               (int) row->min,
                               (int) row->max,
                               (int) row->initial,
                               flags);
    case RAP_PARAM_UINT:
      return g_param_spec_uint (row->name,
                                row->label,
                                row->blurb,
                                (guint) row->min,
                                (guint) row->max,
                                (guint) row->initial,
                                flags);
    case RAP_PARAM_DOUBLE:
      return g_param_spec_double (row->name,
                                  row->label,
                                  row->blurb,
                                  row->min,
                                  row->max,
                                  row->initial,
                                  flags);
    case RAP_PARAM_ENUM:
      return g_param_spec_enum (row->name,
                                row->label,
                                row->blurb,
                                row->enum_type (),
                                (int) row->initial,
                                flags);
    case RAP_PARAM_STRING:
    case RAP_PARAM_LIST:
    case RAP_PARAM_FILE:
    default:
      return g_param_spec_string (row->name, row->label, row->blurb, row->text, flags);
    }
}

void
rap_param_install (GObjectClass *klass, const RapParam *params, guint n_params)
{
  klass->get_property = get_property;
  klass->set_property = set_property;
  for (guint i = 0; i < n_params; i++)
    {
      GParamSpec *pspec = spec_of_row (&params[i]);
      g_param_spec_set_qdata (pspec, row_quark (), (gpointer) &params[i]);
      g_object_class_install_property (klass, i + 1, pspec);
    }
}

void
rap_param_clear (GObject *object)
{
  guint                   n_specs;
  g_autofree GParamSpec **specs =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_specs);

  for (guint i = 0; i < n_specs; i++)
    {
      char **field = field_of (object, specs[i]);
      if (field != NULL && specs[i]->value_type == G_TYPE_STRING)
        g_clear_pointer (field, g_free);
    }
}

/* ------------------------------------------------------------ one type after the other */

static GParamSpec *
copy_number (GParamSpec *pspec, const char *nick, const char *blurb, GParamFlags flags)
{
  if (G_IS_PARAM_SPEC_INT (pspec))
    {
      GParamSpecInt *spec = G_PARAM_SPEC_INT (pspec);
      return g_param_spec_int (pspec->name,
                               nick,
                               blurb,
                               spec->minimum,
                               spec->maximum,
                               spec->default_value,
                               flags);
    }
  if (G_IS_PARAM_SPEC_UINT (pspec))
    {
      GParamSpecUInt *spec = G_PARAM_SPEC_UINT (pspec);
      return g_param_spec_uint (pspec->name,
                                nick,
                                blurb,
                                spec->minimum,
                                spec->maximum,
                                spec->default_value,
                                flags);
    }
  if (G_IS_PARAM_SPEC_DOUBLE (pspec))
    {
      GParamSpecDouble *spec = G_PARAM_SPEC_DOUBLE (pspec);
      return g_param_spec_double (pspec->name,
                                  nick,
                                  blurb,
                                  spec->minimum,
                                  spec->maximum,
                                  spec->default_value,
                                  flags);
    }
  return NULL;
}

GParamSpec *
rap_param_copy (GParamSpec *pspec, GParamFlags extra)
{
  const char *nick = g_param_spec_get_nick (pspec),
             *blurb = g_param_spec_get_blurb (pspec);
  GParamFlags flags = G_PARAM_READWRITE | extra;

  if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    return g_param_spec_boolean (pspec->name,
                                 nick,
                                 blurb,
                                 G_PARAM_SPEC_BOOLEAN (pspec)->default_value,
                                 flags);
  if (G_IS_PARAM_SPEC_STRING (pspec))
    return g_param_spec_string (pspec->name,
                                nick,
                                blurb,
                                G_PARAM_SPEC_STRING (pspec)->default_value,
                                flags);
  if (G_IS_PARAM_SPEC_ENUM (pspec))
    return g_param_spec_enum (pspec->name,
                              nick,
                              blurb,
                              pspec->value_type,
                              G_PARAM_SPEC_ENUM (pspec)->default_value,
                              flags);
  return copy_number (pspec, nick, blurb, flags);
}

static const struct
{
  GType       type;
  const char *name;
} type_names[] = {
  { G_TYPE_BOOLEAN, "boolean" }, { G_TYPE_INT, "int" },   { G_TYPE_UINT, "uint" },
  { G_TYPE_DOUBLE, "double" },   { G_TYPE_ENUM, "enum" }, { G_TYPE_STRING, "string" },
};

const char *
rap_param_get_type_name (GParamSpec *pspec)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    {
      if (G_TYPE_FUNDAMENTAL (pspec->value_type) == type_names[i].type)
        return type_names[i].name;
    }
  return NULL;
}

static gboolean
parse_enum (GParamSpec *pspec, const char *text, GValue *value)
{
  GEnumValue *found =
    g_enum_get_value_by_nick (G_PARAM_SPEC_ENUM (pspec)->enum_class, text);
  if (found != NULL)
    g_value_set_enum (value, found->value);
  return found != NULL;
}

static gboolean
parse_boolean (const char *text, GValue *value)
{
  static const char *const words[] = { "false", "no", "0", "true", "yes", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (text, words[i]) != 0)
        continue;
      g_value_set_boolean (value, i >= G_N_ELEMENTS (words) / 2);
      return TRUE;
    }
  return FALSE;
}

static gboolean
parse_number (const char *text, GValue *value)
{
  gint64 whole;
  char  *end;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (number))
    return FALSE;
  if (G_VALUE_HOLDS_DOUBLE (value))
    {
      g_value_set_double (value, number);
      return TRUE;
    }
  if (!g_ascii_string_to_signed (text,
                                 10,
                                 G_VALUE_HOLDS_INT (value) ? G_MININT : 0,
                                 G_VALUE_HOLDS_INT (value) ? G_MAXINT : G_MAXUINT,
                                 &whole,
                                 NULL))
    return FALSE;
  if (G_VALUE_HOLDS_INT (value))
    g_value_set_int (value, (int) whole);
  else
    g_value_set_uint (value, (guint) whole);
  return TRUE;
}

static gboolean
parse_value (GParamSpec *pspec, const char *text, GValue *value)
{
  if (G_IS_PARAM_SPEC_STRING (pspec))
    g_value_set_string (value, text);
  else if (G_IS_PARAM_SPEC_ENUM (pspec))
    return parse_enum (pspec, text, value);
  else if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    return parse_boolean (text, value);
  else
    return parse_number (text, value);
  return TRUE;
}

static char *
describe_range (GParamSpec *pspec)
{
  if (G_IS_PARAM_SPEC_INT (pspec))
    return g_strdup_printf ("%d … %d",
                            G_PARAM_SPEC_INT (pspec)->minimum,
                            G_PARAM_SPEC_INT (pspec)->maximum);
  if (G_IS_PARAM_SPEC_UINT (pspec))
    return g_strdup_printf ("%u … %u",
                            G_PARAM_SPEC_UINT (pspec)->minimum,
                            G_PARAM_SPEC_UINT (pspec)->maximum);
  if (G_IS_PARAM_SPEC_DOUBLE (pspec))
    return g_strdup_printf ("%g … %g",
                            G_PARAM_SPEC_DOUBLE (pspec)->minimum,
                            G_PARAM_SPEC_DOUBLE (pspec)->maximum);
  if (!G_IS_PARAM_SPEC_ENUM (pspec))
    return g_strdup ("true, false");

  GEnumClass *values = G_PARAM_SPEC_ENUM (pspec)->enum_class;
  g_autoptr (GString) nicks = g_string_new (NULL);
  for (guint i = 0; i < values->n_values; i++)
    g_string_append_printf (nicks,
                            "%s%s",
                            i > 0 ? ", " : "",
                            values->values[i].value_nick);
  return g_string_free (g_steal_pointer (&nicks), FALSE);
}

gboolean
rap_param_parse (GParamSpec *pspec, const char *text, GValue *value, GError **error)
{
  g_value_init (value, pspec->value_type);
  /* g_param_value_validate() says TRUE when it had to change the value. */
  if (parse_value (pspec, text, value) && !g_param_value_validate (pspec, value))
    return TRUE;

  g_autofree char *range = describe_range (pspec);
  g_set_error (error,
               RAP_ERROR,
               RAP_ERROR_INVALID_PARAM,
               _ ("“%s” is not valid for --%s (%s)"),
               text,
               pspec->name,
               range);
  return FALSE;
}

char *
rap_param_print (GParamSpec *pspec, const GValue *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (G_IS_PARAM_SPEC_STRING (pspec))
    return g_value_dup_string (value);
  if (G_IS_PARAM_SPEC_DOUBLE (pspec))
    return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, g_value_get_double (value)));
  if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    return g_strdup (g_value_get_boolean (value) ? "true" : "false");
  if (G_IS_PARAM_SPEC_INT (pspec))
    return g_strdup_printf ("%d", g_value_get_int (value));
  if (G_IS_PARAM_SPEC_UINT (pspec))
    return g_strdup_printf ("%u", g_value_get_uint (value));

  GEnumValue *found =
    g_enum_get_value (G_PARAM_SPEC_ENUM (pspec)->enum_class, g_value_get_enum (value));
  return g_strdup (found != NULL ? found->value_nick : "");
}

static void
describe_bounds (JsonBuilder *builder, GParamSpec *pspec)
{
  double minimum, maximum;

  if (G_IS_PARAM_SPEC_INT (pspec))
    minimum = G_PARAM_SPEC_INT (pspec)->minimum,
    maximum = G_PARAM_SPEC_INT (pspec)->maximum;
  else if (G_IS_PARAM_SPEC_UINT (pspec))
    minimum = G_PARAM_SPEC_UINT (pspec)->minimum,
    maximum = G_PARAM_SPEC_UINT (pspec)->maximum;
  else if (G_IS_PARAM_SPEC_DOUBLE (pspec))
    minimum = G_PARAM_SPEC_DOUBLE (pspec)->minimum,
    maximum = G_PARAM_SPEC_DOUBLE (pspec)->maximum;
  else
    return;
  json_builder_set_member_name (builder, "minimum");
  json_builder_add_double_value (builder, minimum);
  json_builder_set_member_name (builder, "maximum");
  json_builder_add_double_value (builder, maximum);
}

static void
describe_values (JsonBuilder *builder, GParamSpec *pspec)
{
  if (!G_IS_PARAM_SPEC_ENUM (pspec))
    return;
  GEnumClass *values = G_PARAM_SPEC_ENUM (pspec)->enum_class;
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < values->n_values; i++)
    json_builder_add_string_value (builder, values->values[i].value_nick);
  json_builder_end_array (builder);
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

JsonNode *
rap_param_describe (GParamSpec *pspec)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *initial =
    rap_param_print (pspec, g_param_spec_get_default_value (pspec));
  const RapParam *row = g_param_spec_get_qdata (pspec, row_quark ());

  json_builder_begin_object (builder);
  add_string (builder, "name", pspec->name);
  add_string (builder, "type", rap_param_get_type_name (pspec));
  add_string (builder, "default", initial);
  describe_bounds (builder, pspec);
  describe_values (builder, pspec);
  if (row != NULL && (row->kind == RAP_PARAM_LIST || row->kind == RAP_PARAM_FILE))
    add_string (builder, "role", row->kind == RAP_PARAM_LIST ? "list" : "file");
  add_string (builder, "label", g_param_spec_get_nick (pspec));
  add_string (builder, "blurb", g_param_spec_get_blurb (pspec));
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
