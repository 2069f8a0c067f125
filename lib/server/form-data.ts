import { z } from "zod";

const SECRET = /password|code|secret|key|totp/i;

/** Form fields as an object: fields that the schema has as an array keep all values, others their last one. */
export function formToObject(form: FormData, schema: z.ZodType): Record<string, unknown> {
  const shape = schema instanceof z.ZodObject ? schema.shape : {};
  const object: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const values = form.getAll(name);
    object[name] = isArray(shape[name]) ? values : values.at(-1);
  }
  return object;
}

/** What was typed, to fill the form again; secrets and files are left out. */
export function typedValues(form: FormData): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION") || SECRET.test(name)) continue;
    const values = form.getAll(name).filter((value) => typeof value === "string");
    const [first] = values;
    if (first !== undefined) typed[name] = values.length > 1 ? values : first;
  }
  return typed;
}

function isArray(schema: unknown): boolean {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap();
  return inner instanceof z.ZodArray;
}
