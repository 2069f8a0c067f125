"use client";

import { type ChangeEvent, useState } from "react";
import { useField } from "@/components/form/form-context";

/**
 * A file input with its label, hint and error; the browser's own chooser, camera included. A photo that is too large
 * is told before it is sent; without scripts the server tells it.
 */
export function PhotoField({
  label,
  hint,
  tooBig,
  megabytes,
}: {
  label: string;
  hint: string;
  /** Sentence for a photo above `megabytes`. */
  tooBig: string;
  megabytes: number;
}) {
  const [found, setFound] = useState("");
  const { error: refused } = useField("photo");
  const error = found || refused;

  function check({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const size = currentTarget.files?.[0]?.size ?? 0;
    const over = size > megabytes * 1024 * 1024;
    if (over) currentTarget.value = "";
    setFound(over ? tooBig : "");
  }

  return (
    <div className="mb-5">
      <label htmlFor="field-photo" className="mb-1 block font-semibold">
        {label}
      </label>
      <p id="hint-photo" className="mb-1.5 text-[0.9em] text-soft">
        {hint}
      </p>
      {error && (
        <p id="error-photo" role="alert" className="mb-1.5 font-semibold text-red">
          {error}
        </p>
      )}
      <input
        type="file"
        id="field-photo"
        name="photo"
        accept="image/jpeg,image/png,image/webp"
        onChange={check}
        aria-describedby={error ? "hint-photo error-photo" : "hint-photo"}
        aria-invalid={error ? true : undefined}
        className="min-h-12 w-full rounded-card border border-line-strong bg-card p-3 text-body file:mr-3 file:min-h-9 file:rounded-lg file:border file:border-line-strong file:bg-paper file:px-3 file:font-semibold"
      />
    </div>
  );
}
