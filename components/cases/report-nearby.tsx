import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { CheckField } from "@/components/form/choices";
import { TextField } from "@/components/form/field";
import { Submit } from "@/components/form/submit";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { StateMark } from "@/components/ui/state-mark";
import { joinCaseAction } from "@/lib/cases/actions";
import type { NearbyCase } from "@/lib/cases/nearby";
import { PhotosOnTheWay } from "./report-on-the-way";
import { useWhen } from "./status-when";

/** Open cases of the same kind at the same place: a glance at each, before the story is told once more. */
export function ReportNearby({
  draft,
  cases,
  onward,
}: {
  draft: string;
  cases: readonly NearbyCase[];
  onward: string;
}) {
  const t = useTranslations("report");
  const common = useTranslations("common");
  return (
    <>
      <PageHead
        title={t("nearby.title")}
        lead={t("nearby.lead")}
        back={{ href: "/report/where", label: common("back") }}
      />
      <PhotosOnTheWay draft={draft} page="later" />
      <ul className="mb-5 grid gap-3">
        {cases.map((one) => (
          <li key={one.token}>
            <Card>
              <Glance one={one} />
              <ButtonLink
                look="secondary"
                href={`/report/nearby?of=${encodeURIComponent(one.token)}`}
                className="mt-3 w-full"
              >
                {t("nearby.look")}
              </ButtonLink>
            </Card>
          </li>
        ))}
      </ul>
      <ButtonLink href={onward} className="w-full">
        {t("nearby.other")}
      </ButtonLink>
    </>
  );
}

/** One of them with its photos and its limit, and the choice to follow it. */
export function ReportNearbyOne({
  draft,
  one,
  photos,
  sms,
  onward,
}: {
  draft: string;
  one: NearbyCase;
  /** The person has added photos of their own. */
  photos: boolean;
  /** Whether news can be sent by text message. */
  sms: boolean;
  onward: string;
}) {
  const t = useTranslations("report");
  const common = useTranslations("common");
  const when = useWhen();
  return (
    <>
      <PageHead
        title={t("nearby.same")}
        lead={t("nearby.sameLead")}
        back={{ href: "/report/nearby", label: common("back") }}
      />
      <PhotosOnTheWay draft={draft} page="later" />
      <Card className="mb-5">
        <Glance one={one} />
        <p className="mt-2">{t("nearby.due", { at: when(one.dueAt) })}</p>
        <ul className="mt-3 flex flex-wrap gap-2">
          {one.photos.map(({ path, width, height }, index) => (
            <li key={path}>
              {/* biome-ignore lint/performance/noImgElement: a private picture that no optimiser may see */}
              <img
                src={path}
                alt={t("photo.alt", { number: index + 1 })}
                width={width}
                height={height}
                className="h-40 w-auto rounded-lg border border-line object-cover"
              />
            </li>
          ))}
        </ul>
      </Card>
      <ActionForm action={joinCaseAction}>
        <input type="hidden" name="draft" value={draft} />
        <input type="hidden" name="of" value={one.token} />
        <TextField
          name="phone"
          label={t("contact.phone")}
          hint={t("nearby.phoneHint")}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={40}
        />
        {sms && (
          <CheckField name="messages" label={t("contact.messages")} hint={t("contact.messagesHint.sms")} />
        )}
        <CheckField name="consent" label={t("nearby.consent")} />
        {/* Shown by the script, see `sendPhotos`, when they are still on their way. */}
        <p data-dropped="" hidden={!photos} className="mb-4">
          {t("nearby.photos")}
        </p>
        <Submit className="w-full">{t("nearby.join")}</Submit>
      </ActionForm>
      <ButtonLink look="secondary" href={onward} className="mt-3 w-full">
        {t("nearby.notSame")}
      </ButtonLink>
    </>
  );
}

function Glance({ one }: { one: NearbyCase }) {
  const t = useTranslations("cases");
  const report = useTranslations("report");
  const format = useFormatter();
  return (
    <>
      <p className="flex flex-wrap items-center justify-between gap-2">
        <strong>{one.category}</strong>
        <StateMark tone="busy">{t(`step.${one.status}`)}</StateMark>
      </p>
      <p>{one.place}</p>
      <p className="text-[0.9em] text-soft">
        {report("nearby.filed", { day: format.dateTime(one.filedAt, { month: "long", day: "numeric" }) })}
      </p>
    </>
  );
}
