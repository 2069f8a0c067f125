"use client";

import { useField } from "@/components/form/form-context";

/** A file input with its label, hint and error; the browser's own chooser, camera included. */
export function PhotoField({ label, hint }: { label: string; hint: string }) {
  const { error } = useField("photo");
  return (
    <div className="mb-5">
      <label htmlFor="field-photo" className="mb-1 block font-semibold">
        {label}
      </label>
      <p id="hint-photo" className="mb-1.5 text-[0.9em] text-soft">
        {hint}
      </p>
      {error && (
        <p id="error-photo" className="mb-1.5 font-semibold text-red">
          {error}
        </p>
      )}
      <input
        type="file"
        id="field-photo"
        name="photo"
        accept="image/jpeg,image/png,image/webp"
        aria-describedby={error ? "hint-photo error-photo" : "hint-photo"}
        aria-invalid={error ? true : undefined}
        className="min-h-12 w-full rounded-card border border-line-strong bg-card p-3 text-body file:mr-3 file:min-h-9 file:rounded-lg file:border file:border-line-strong file:bg-paper file:px-3 file:font-semibold"
      />
    </div>
  );
}
