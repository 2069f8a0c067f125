"use client";

import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";

type Values = Readonly<Record<string, string | readonly string[]>>;
type Failure = { ok: false; message: string; fields: Readonly<Record<string, string>>; values: Values };
type Result = { ok: true; data: unknown; to?: string } | Failure;
// biome-ignore lint/suspicious/noConfusingVoidType: the plain-form call signature of a server action
type FormAction = (previous: never, form: FormData) => Promise<Result | void>;

/**
 * A native form posting to a server action; works before and without scripts. What is missing the server says, in the
 * page's language: a browser would say it in its own (ADR 12).
 * After a refusal it keeps what was typed and shows one summary that takes focus and links to each field.
 */
export function ActionForm({
  action,
  children,
  className,
  done,
  values = {},
  id,
}: {
  action:
    | FormAction
    | { (form: FormData): Promise<void>; (previous: never, form: FormData): Promise<Result> };
  children: ReactNode;
  className?: string;
  /** Sentence shown after success when the action doesn't lead elsewhere. */
  done?: string;
  /** First values of the fields. */
  values?: Values;
  /** Also begins the ids of its fields, so that several forms can stand on one page. */
  id?: string;
}) {
  const [result, submit] = useActionState(
    action as unknown as (previous: Result | null, form: FormData) => Promise<Result>,
    null,
  );
  const failure = result && !result.ok ? result : null;
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (result?.ok && result.to) location.assign(result.to);
  }, [result]);
  useEffect(() => {
    if (!failure) return;
    summary.current?.focus();
    // Focusing brings no more of it into view than a line.
    summary.current?.scrollIntoView({ block: "start" });
  }, [failure]);

  return (
    <form action={submit} className={className} id={id}>
      <FormContext
        value={{
          errors: failure?.fields ?? {},
          values: failure ? { ...values, ...failure.values } : values,
          ...(id ? { prefix: id } : {}),
        }}
      >
        {failure && (
          <ErrorSummary
            ref={summary}
            message={failure.message}
            fields={failure.fields}
            prefix={id ?? "field"}
          />
        )}
        {result?.ok && !result.to && done && (
          <p
            role="status"
            className="mb-4 rounded-card border border-jade bg-jade-wash p-3 font-semibold text-jade"
          >
            {done}
          </p>
        )}
        {children}
      </FormContext>
    </form>
  );
}
