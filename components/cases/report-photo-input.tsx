import type { ReactNode } from "react";

/**
 * The browser's own chooser of photos, camera included, with its label, hint and error. It asks for no HEIC, so that
 * iPhones hand over a JPEG by themselves.
 */
export function PhotoInput({
  label,
  hint,
  error,
  prefix,
}: {
  label: string;
  hint: ReactNode;
  error: string | undefined;
  /** First part of the ids, see `useField`. */
  prefix: string;
}) {
  const id = `${prefix}-photo`;
  return (
    <>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <p id={`${id}-hint`} className="mb-1.5 text-[0.9em] text-soft">
        {hint}
      </p>
      {error && (
        <p id={`${id}-error`} role="alert" className="mb-1.5 font-semibold text-red">
          {error}
        </p>
      )}
      <input
        type="file"
        id={id}
        name="photo"
        accept="image/jpeg,image/png,image/webp"
        aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`}
        aria-invalid={error ? true : undefined}
        className="min-h-12 w-full rounded-card border border-line-strong bg-card p-3 text-body file:mr-3 file:min-h-9 file:rounded-lg file:border file:border-line-strong file:bg-paper file:px-3 file:font-semibold"
      />
    </>
  );
}
