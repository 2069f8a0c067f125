import type { Ref } from "react";

/** What went wrong, with a link to each field. */
export function ErrorSummary({
  message,
  fields,
  prefix = "field",
  ref,
}: {
  message: string;
  fields: Readonly<Record<string, string>>;
  /** First part of the fields' ids. */
  prefix?: string;
  ref?: Ref<HTMLDivElement>;
}) {
  const entries = Object.entries(fields);
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      data-error-summary=""
      // biome-ignore lint/a11y/noAutofocus: what went wrong is what the answer is about
      autoFocus
      className="mb-5 scroll-mt-4 rounded-card border-2 border-red bg-red-wash p-4"
    >
      <p className="font-bold text-red">{message}</p>
      {entries.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {entries.map(([field, sentence]) => (
            <li key={field}>
              <a href={`#${prefix}-${field}`} className="text-red underline underline-offset-4">
                {sentence}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
