import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PHOTO_MAX_MB } from "@/lib/cases/photo-limits";

export type UploadWords = Readonly<
  Record<
    "waiting" | "sending" | "broken" | "sent" | "tooBig" | "unknown" | "holding" | "goOn" | "drop" | "read",
    string
  >
>;

export interface UploadSetting {
  /** Token of the draft. */
  readonly draft: string;
  /** There is such a draft. */
  readonly begun: boolean;
  /** The report leaves with this page: what has not arrived by then is not in it. */
  readonly last: boolean;
  readonly megabytes: number;
  readonly words: UploadWords;
}

/**
 * Where the browser shows which photos are on their way, see `sendPhotos`; empty without scripts.
 * @param page where photos are chosen, on the way to the end, or where the report is sent
 */
export function PhotosOnTheWay({
  draft,
  begun = true,
  page,
  children,
}: {
  draft: string;
  begun?: boolean;
  page: "first" | "later" | "last";
  children?: ReactNode;
}) {
  const t = useTranslations("report");
  const [first, last] = [page === "first", page === "last"];
  const setting: UploadSetting = {
    draft,
    begun,
    last,
    megabytes: PHOTO_MAX_MB,
    words: {
      waiting: t("photo.waiting"),
      sending: t("photo.sending"),
      broken: t("photo.broken"),
      sent: t("photo.sent"),
      tooBig: t("photo.tooBig", { max: PHOTO_MAX_MB }),
      unknown: t("photo.unknown"),
      holding: last ? t("photo.holdingLast") : t("photo.holding"),
      goOn: last ? t("photo.goOnLast") : t("photo.goOn"),
      drop: t("photo.drop"),
      read: t("photo.read"),
    },
  };
  return (
    <div className={first ? "mb-5" : "has-[li]:mb-5"} data-leaf="photo" data-upload={JSON.stringify(setting)}>
      {children}
      <ul data-place="list" aria-label={t("photo.upload")} className="mt-3 grid gap-3 empty:hidden" />
      {/* The list changes with every breath of the line; only what matters is read out. */}
      <p data-place="said" role="status" className="sr-only" />
    </div>
  );
}

/** Beside the button that leads on: who has pressed it is told what it waits for, see `sendPhotos`. */
export const PhotosHeld = () => <div data-place="held" />;
