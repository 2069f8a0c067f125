"use client";

import { useField } from "@/components/form/form-context";
import { PhotoInput } from "./report-photo-input";

/** One photo in a form of a light page: made small in the browser by `shrinkPhotos`, judged by the server. */
export function PhotoField({ label, hint }: { label: string; hint: string }) {
  const { error } = useField("photo");
  return (
    <div className="mb-5">
      <PhotoInput label={label} hint={hint} error={error} />
    </div>
  );
}
