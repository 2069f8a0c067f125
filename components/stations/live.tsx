import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { clockText, localTime } from "@/lib/time/shanghai";
import { LiveBoard } from "./live-board";

interface Props {
  readonly shown: { readonly now: Date; readonly zone: string; readonly mark: string };
  /** Only this station is shown; else the board. */
  readonly station?: string;
  /** Of the line with the time. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** What is shown of stations, with the time of it; kept true by scripts where there are any. */
export function Live({ shown: { now, zone, mark }, station, className = "mb-1.5", children }: Props) {
  const t = useTranslations("stations");
  return (
    <LiveBoard
      at={now.getTime()}
      time={clockText(localTime(now, zone).minutes)}
      mark={mark}
      {...(station === undefined ? {} : { station })}
      className={className}
      words={{ asOf: t("asOf", { time: "{time}" }), old: t("asOfOld", { time: "{time}" }) }}
    >
      {children}
    </LiveBoard>
  );
}
