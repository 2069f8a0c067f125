import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button";

export interface ScanWords {
  readonly open: string;
  readonly stop: string;
  readonly aim: string;
  readonly other: string;
  readonly denied: string;
  /** The reader itself couldn't be fetched. */
  readonly missing: string;
}

/** Reads a poster inside the page; shown by `readPosters` where there is a camera. */
export function Scanner() {
  const t = useTranslations("checkin");
  const words: ScanWords = {
    open: t("scanOpen"),
    stop: t("scanStop"),
    aim: t("scanAim"),
    other: t("scanOther"),
    denied: t("scanDenied"),
    missing: t("scanMissing"),
  };
  return (
    <div hidden className="mb-6" data-leaf="rider" data-scanner={JSON.stringify(words)}>
      <button type="button" aria-expanded={false} className={buttonClass("primary", "touch", "w-full")}>
        {words.open}
      </button>
      <div hidden>
        <video muted playsInline className="mt-3 aspect-square w-full rounded-card bg-night object-cover" />
        <p role="status" className="mt-2 text-soft" />
      </div>
    </div>
  );
}
