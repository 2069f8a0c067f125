import { useTranslations } from "next-intl";
import { StateMark } from "@/components/ui/state-mark";
import type { DeskCaseView } from "@/lib/cases/desk-case";
import { FORGOTTEN_DAYS } from "@/lib/cases/forgotten";
import { useWhen } from "./desk-time";

/** 督办: beside a case that was forgotten past its limit. */
export function RisenMark() {
  const t = useTranslations("cadre");
  return <StateMark tone="bad">{t("due.risen")}</StateMark>;
}

/** Why it has risen, and what ends that. */
export function RisenLines({ risen }: { risen: NonNullable<DeskCaseView["risen"]> }) {
  const t = useTranslations("cadre");
  const when = useWhen();
  return (
    <>
      <p>{t("risenLine", { since: when(risen.since), at: when(risen.at), days: FORGOTTEN_DAYS })}</p>
      <p>{t("risenEnds")}</p>
    </>
  );
}
