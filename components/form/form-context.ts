"use client";

import { createContext, use } from "react";

export interface FormFields {
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** First part of the controls' ids; its own where several forms of one page have fields of the same name. */
  readonly prefix?: string;
}

export const FormContext = createContext<FormFields>({ errors: {}, values: {} });

/** Error and typed value of one field. */
export function useField(name: string): {
  error: string | undefined;
  value: string | undefined;
  values: readonly string[];
  /** First part of the ids of the control, its hint and its error. */
  prefix: string;
} {
  const { errors, values, prefix = "field" } = use(FormContext);
  const typed = values[name];
  const list = typed === undefined ? [] : typeof typed === "string" ? [typed] : typed;
  return { error: errors[name], value: list[0], values: list, prefix };
}
