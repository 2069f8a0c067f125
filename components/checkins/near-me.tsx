import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";

export interface NearWords {
  readonly title: string;
  readonly note: string;
  readonly failed: string;
  readonly lost: string;
  readonly tap: string;
  /** With `{metres}` to be filled in. */
  readonly metres: string;
}

export interface NearSetting {
  readonly words: NearWords;
  readonly locale: string;
}

/** Sorts the open stations by distance when asked, see `sortByDistance`. `children` stands beside its button. */
export function NearMe({ children }: { children: ReactNode }) {
  const t = useTranslations("checkin");
  const setting: NearSetting = {
    locale: useLocale(),
    words: {
      title: t("nearTitle"),
      note: t("nearNote"),
      failed: t("nearFailed"),
      lost: t("nearLost"),
      tap: t("button"),
      metres: String(t.raw("metres")),
    },
  };
  return (
    <div className="mb-4" data-leaf="rider" data-near={JSON.stringify(setting)}>
      <div className="flex flex-wrap gap-3">
        {children}
        <button type="button" className={buttonClass("secondary", "touch", "grow basis-40 noscript:hidden")}>
          {t("nearAsk")}
        </button>
      </div>
      <p role="status" className="mt-2 text-[0.9em] text-soft noscript:hidden">
        {setting.words.note}
      </p>
      <div data-place="near" />
    </div>
  );
}
