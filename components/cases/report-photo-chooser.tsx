"use client";

import { useField } from "@/components/form/form-context";
import { PhotoInput } from "./report-photo-input";

/**
 * The file input of the first question. Without scripts one photo goes with the form; with them several can be chosen, and
 * each is sent by itself, see `sendPhotos`.
 */
export function PhotoChooser({
  room,
  label,
  hint,
}: {
  /** Photos that can still be added. */
  room: number;
  label: string;
  hint: string;
}) {
  const { error, prefix } = useField("photo");
  return (
    <div data-room={room} className="rounded-card border-2 border-dashed border-line-strong p-4">
      <Camera />
      <PhotoInput label={label} hint={hint} error={error} prefix={prefix} />
    </div>
  );
}

function Camera() {
  return (
    <svg
      viewBox="0 0 48 40"
      aria-hidden="true"
      className="float-right ml-3 h-12 fill-none stroke-brick"
      strokeWidth="3"
      strokeLinejoin="round"
    >
      <path d="M3 11h10l4-7h14l4 7h10v26H3z" />
      <circle cx="24" cy="23" r="8" />
    </svg>
  );
}
