"use client";

import { useField } from "@/components/form/form-context";
import { PhotoInput } from "./report-photo-input";

/**
 * The file input of the photo page. Without scripts one photo goes with the form; with them several can be chosen, and
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
    <div data-room={room}>
      <PhotoInput label={label} hint={hint} error={error} prefix={prefix} />
    </div>
  );
}
