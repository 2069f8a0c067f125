import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { Submit } from "@/components/form/submit";
import { Section } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { endScreens, openScreen } from "@/lib/checkins/actions";

/** One button makes the device in one's hands a station's screen; another ends all of them. */
export function ScreenSetUp({
  station,
  ended,
}: {
  station: { readonly id: string; readonly code: string; readonly name: string };
  /** They have just been ended. */
  ended: boolean;
}) {
  const t = useTranslations("checkin");
  const which = <input type="hidden" name="stationId" value={station.id} />;
  return (
    <main className="mx-auto max-w-[44rem] px-5 py-6 text-body">
      <PageHead
        title={t("screenTitle")}
        lead={t("screenLead")}
        back={{ href: `/cadre/stations/${station.code}`, label: station.name }}
      />
      {ended && <Notice tone="good" role="status" title={t("screenEnded")} className="mb-4" />}
      <ActionForm action={openScreen}>
        {which}
        <Submit>{t("screenOpen")}</Submit>
      </ActionForm>
      <p className="mt-3">{t("screenOpenNote", { station: station.name })}</p>
      <Section title={t("screenEndTitle")}>
        <p className="mb-3">{t("screenEndNote")}</p>
        <ActionForm action={endScreens}>
          {which}
          <Submit look="danger">{t("screenEnd")}</Submit>
        </ActionForm>
      </Section>
    </main>
  );
}
