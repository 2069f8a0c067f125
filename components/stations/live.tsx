import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { clockText, localTime } from "@/lib/time/shanghai";

interface Props {
  readonly shown: { readonly now: Date; readonly zone: string; readonly mark: string };
  /** Only this station is shown; else the board. */
  readonly station?: string;
  /** Of the line with the time. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** What is shown of stations, with the time of it; kept true by `keepLive` where there are scripts. */
export function Live({ shown: { now, zone, mark }, station, className = "mb-1.5", children }: Props) {
  const t = useTranslations("stations");
  const time = clockText(localTime(now, zone).minutes);
  return (
    <div
      className="group"
      data-live="now"
      data-at={now.getTime()}
      data-time={time}
      data-mark={mark}
      data-station={station}
      data-as-of={t("asOf", { time: "{time}" })}
      data-old={t("asOfOld", { time: "{time}" })}
    >
      <p className={cx("text-right text-[0.9rem] text-soft", className)}>{t("asOf", { time })}</p>
      <div className="group-data-[live=old]:opacity-70 group-data-[live=old]:grayscale">{children}</div>
    </div>
  );
}

/** More of the same truth, apart from it on the page; `name` tells several of them apart. */
export function LiveToo({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div data-live-too={name} className="data-[age=old]:opacity-70 data-[age=old]:grayscale">
      {children}
    </div>
  );
}
