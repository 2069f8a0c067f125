"use client";

import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { cx } from "@/components/ui/cx";
import { useField } from "./form-context";

export interface Labelled {
  name: string;
  label: string;
  hint?: ReactNode;
  /** `desk` for the cadres' denser pages. */
  size?: "touch" | "desk";
  className?: string;
}

const BOX = {
  touch: "min-h-12 w-full rounded-card border bg-card px-3.5 py-2.5 text-body",
  desk: "min-h-9 w-full rounded-lg border bg-card px-2.5 py-1.5 text-desk",
};

/** Ids and classes that tie a control to its label, hint and error. */
function tie(id: string, name: string, size: "touch" | "desk", error: string | undefined, hint: ReactNode) {
  const describedBy = cx(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`);
  return {
    id,
    name,
    ...(error ? { "aria-invalid": true } : {}),
    ...(describedBy ? { "aria-describedby": describedBy } : {}),
    className: cx(BOX[size], error ? "border-2 border-red" : "border-line-strong"),
  };
}

function Frame({
  id,
  label,
  hint,
  size = "touch",
  className,
  error,
  children,
}: Omit<Labelled, "name"> & { id: string; error: string | undefined; children: ReactNode }) {
  return (
    <div className={cx(size === "touch" ? "mb-5" : "mb-3", className)}>
      <label htmlFor={id} className={cx("mb-1 block font-semibold", size === "desk" && "text-desk")}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-1.5 text-[0.9em] text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mb-1.5 font-semibold text-red">
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

/** What the browser would check the server does, and says so in the page's language (ADR 12). */
type Rest<T> = Omit<T, "name" | "className" | "size" | "id" | "minLength" | "pattern">;

export function TextField({
  name,
  label,
  hint,
  size = "touch",
  className,
  required,
  ...rest
}: Labelled & Rest<InputHTMLAttributes<HTMLInputElement>>) {
  const { error, value, prefix } = useField(name);
  const id = `${prefix}-${name}`;
  return (
    <Frame {...{ id, label, hint, size, error }} {...(className ? { className } : {})}>
      <input {...tie(id, name, size, error, hint)} defaultValue={value} aria-required={required} {...rest} />
    </Frame>
  );
}

export function TextArea({
  name,
  label,
  hint,
  size = "touch",
  className,
  rows = 4,
  required,
  ...rest
}: Labelled & Rest<TextareaHTMLAttributes<HTMLTextAreaElement>>) {
  const { error, value, prefix } = useField(name);
  const id = `${prefix}-${name}`;
  return (
    <Frame {...{ id, label, hint, size, error }} {...(className ? { className } : {})}>
      <textarea
        {...tie(id, name, size, error, hint)}
        rows={rows}
        defaultValue={value}
        aria-required={required}
        {...rest}
      />
    </Frame>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** A plain second line, for cards. */
  readonly hint?: string;
  /** Heading over the first of its group, for cards. */
  readonly group?: string;
}

export function SelectField({
  name,
  label,
  hint,
  size = "touch",
  className,
  options,
  required,
  ...rest
}: Labelled & { options: readonly Option[] } & Rest<SelectHTMLAttributes<HTMLSelectElement>>) {
  const { error, value, prefix } = useField(name);
  const id = `${prefix}-${name}`;
  return (
    <Frame {...{ id, label, hint, size, error }} {...(className ? { className } : {})}>
      <select
        key={value}
        {...tie(id, name, size, error, hint)}
        defaultValue={value}
        aria-required={required}
        {...rest}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}
