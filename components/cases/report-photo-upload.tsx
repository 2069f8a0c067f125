"use client";

import { useField } from "@/components/form/form-context";
import { PhotoInput } from "./report-photo-input";

export type UploadWords = Readonly<
  Record<"waiting" | "sending" | "broken" | "sent" | "tooBig" | "unknown" | "holding" | "goOn", string>
>;

export interface UploadSetting {
  /** Token of the draft. */
  readonly draft: string;
  readonly megabytes: number;
  readonly words: UploadWords;
}

/**
 * The file input of the photo page. Without scripts one photo goes with the form; with them several can be chosen, and
 * each is sent by itself, see `sendPhotos`.
 */
export function PhotoUpload({
  setting,
  room,
  label,
  hint,
  status,
}: {
  setting: UploadSetting;
  /** Photos that can still be added. */
  room: number;
  label: string;
  hint: string;
  /** Names the list of what is on its way. */
  status: string;
}) {
  const { error, prefix } = useField("photo");
  return (
    <div className="mb-5" data-leaf="photo" data-upload={JSON.stringify(setting)}>
      {room > 0 && (
        <div data-room={room}>
          <PhotoInput label={label} hint={hint} error={error} prefix={prefix} />
        </div>
      )}
      <ul data-place="list" aria-live="polite" aria-label={status} className="mt-3 grid gap-3 empty:hidden" />
      <div data-place="held" />
    </div>
  );
}
