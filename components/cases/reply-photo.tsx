"use client";

import { useEffect, useRef } from "react";
import type { Root } from "react-dom/client";
import { useField } from "@/components/form/form-context";
import type { Columns } from "@/lib/cases/photo-grid";
import type { GridWords } from "./report-cover-grid";
import { PhotoInput } from "./report-photo-input";

export interface CoverWords extends GridWords {
  readonly opening: string;
  readonly lead: string;
  readonly unable: string;
  readonly failed: string;
  readonly asSent: string;
  readonly clear: string;
  readonly drop: string;
}

export interface CoverSetting {
  readonly columns: Columns;
  readonly words: CoverWords;
}

/**
 * One photo in a form, judged by the server. With scripts it is made small and can be covered before it leaves the
 * phone, see `coverBeforeSending`: started by the leaf on light pages, and by the client runtime at the desk.
 */
export function ReplyPhoto({
  label,
  hint,
  care,
  canCover,
  setting,
}: {
  label: string;
  hint: string;
  /** What not to show, as nobody covers it afterwards. */
  care: string;
  /** That it can be covered here: said only where scripts run. */
  canCover: string;
  setting: CoverSetting;
}) {
  const { error, prefix } = useField("photo");
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const part = own.current;
    if (part) coverAtDesk(part);
  }, []);
  return (
    <div ref={own} className="mb-5" data-leaf="cover" data-cover={JSON.stringify(setting)}>
      <PhotoInput
        label={label}
        hint={
          <>
            {hint}
            <span className="block">{care}</span>
            <span className="block noscript:hidden">{canCover}</span>
          </>
        }
        error={error}
        prefix={prefix}
      />
      <p role="status" className="mt-3 empty:hidden" />
      <div data-place="cover" className="mt-3 empty:hidden" />
    </div>
  );
}

async function coverAtDesk(part: HTMLElement): Promise<void> {
  const [{ coverBeforeSending }, { createRoot }] = await Promise.all([
    import("./reply-photo-leaf"),
    import("react-dom/client"),
  ]);
  let root: Root | undefined;
  coverBeforeSending(part, (what, place) => {
    root ??= createRoot(place);
    root.render(what);
  });
}
