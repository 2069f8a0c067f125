"use client";

import { type ChangeEvent, useState } from "react";
import { useField } from "@/components/form/form-context";
import { PhotoInput } from "./report-photo-input";

/**
 * One photo in a form. One that is too large is told before it is sent; without scripts the server tells it.
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
      <PhotoInput label={label} hint={hint} error={error} onChange={check} />
    </div>
  );
}
