import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { Submit } from "@/components/form/submit";
import { Notice } from "@/components/ui/notice";
import { fileReportAction } from "@/lib/cases/actions";
import { type Step, stepPath } from "@/lib/cases/answers";
import { Carried, ReportFrame } from "./report-frame";
import { PhotosHeld } from "./report-on-the-way";

export interface CheckProps {
  readonly draft: string;
  readonly category: string;
  readonly place: readonly string[];
  readonly text: string;
  /** The day in words, or empty. */
  readonly day: string;
  readonly about: string;
  /** Null: not asked. */
  readonly rider: string | null;
  /** As they will be sent. */
  readonly photos: readonly CheckedPhoto[];
  /** Photos that have not wholly arrived. */
  readonly unfinished: number;
  readonly phone: string;
  readonly email: string;
  /** News of the case wanted. */
  readonly messages: boolean;
  readonly name: string;
  readonly hideName: boolean;
  readonly limit: { readonly days: number; readonly reason: string } | null;
}

export interface CheckedPhoto {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  /** Where its parts can be covered. */
  readonly cover: string;
}

/** 6. Everything once more, each answer with its way back, and what happens after sending. */
export function ReportCheck(props: CheckProps) {
  const t = useTranslations("report");
  const contact = [props.name, props.phone, props.email].filter((part) => part !== "");
  const rows: { step: Step; term: string; lines: readonly string[]; more?: ReactNode }[] = [
    {
      step: "photo",
      term: t("check.photos"),
      lines: [t("check.photoCount", { count: props.photos.length })],
      more: <CheckPhotos photos={props.photos} unfinished={props.unfinished} />,
    },
    { step: "what", term: t("check.category"), lines: [props.category] },
    { step: "where", term: t("check.where"), lines: props.place },
    { step: "tell", term: t("check.text"), lines: [props.text] },
    { step: "tell", term: t("check.when"), lines: [props.day] },
    { step: "tell", term: t("check.about"), lines: [props.about] },
    ...(props.rider === null
      ? []
      : [{ step: "tell", term: t("check.rider"), lines: [props.rider] } as const]),
    {
      step: "contact",
      term: t("check.contact"),
      lines:
        contact.length > 0
          ? [
              ...contact,
              ...(props.messages ? [t("check.messages")] : []),
              props.hideName ? t("check.hidden") : t("check.shown"),
            ]
          : [t("check.noContact")],
    },
  ];
  return (
    <ReportFrame
      draft={props.draft}
      step="check"
      title={t("check.title")}
      lead={t("check.lead")}
      change={false}
    >
      <dl className="mb-5 divide-y divide-line rounded-card border border-line bg-card">
        {rows.map(({ step, term, lines, more }) => (
          <div
            key={term}
            // Fetched anew with each photo, see `sendPhotos`.
            data-photos={step === "photo" ? "" : undefined}
            className="grid grid-cols-[1fr_auto] gap-x-3 px-4 pb-3"
          >
            <dt className="flex min-h-12 items-center text-[0.9em] text-soft">{term}</dt>
            <dd className="col-start-2 row-start-1">
              <a
                href={`${stepPath(step)}?change=1`}
                className="inline-flex min-h-12 min-w-12 items-center justify-end px-1 font-semibold text-brick underline underline-offset-4"
              >
                {t("check.change")}
                <span className="sr-only"> {term}</span>
              </a>
            </dd>
            {shown(lines, t("check.notSaid")).map((line) => (
              <dd key={line} className="col-span-2 font-medium whitespace-pre-line">
                {line}
              </dd>
            ))}
            {more}
          </div>
        ))}
      </dl>
      {props.limit && (
        <Notice className="mb-5">
          <p>{props.limit.days === 0 ? t("check.nextToday", props.limit) : t("check.next", props.limit)}</p>
        </Notice>
      )}
      <ActionForm action={fileReportAction}>
        <Carried draft={props.draft} change={false} />
        <PhotosHeld />
        <Submit className="w-full">{t("check.send")}</Submit>
      </ActionForm>
    </ReportFrame>
  );
}

/** The photos as they will be sent, each with the way to cover parts of it. */
function CheckPhotos({ photos, unfinished }: { photos: readonly CheckedPhoto[]; unfinished: number }) {
  const t = useTranslations("report");
  if (photos.length + unfinished === 0) return null;
  return (
    <dd className="col-span-2 mt-2">
      {unfinished > 0 && (
        <p data-unfinished="" className="font-medium">
          {t("check.unfinished", { count: unfinished })}
        </p>
      )}
      <ul className="grid gap-x-3 gap-y-1 sm:grid-cols-3">
        {photos.map(({ path, width, height, cover }, index) => (
          <li key={path}>
            {/* biome-ignore lint/performance/noImgElement: a private picture that no optimiser may see */}
            <img
              src={path}
              alt={t("photo.alt", { number: index + 1 })}
              width={width}
              height={height}
              loading="lazy"
              className="max-h-56 w-full rounded-lg border border-line object-contain"
            />
            <a
              href={cover}
              className="inline-flex min-h-12 items-center font-semibold text-brick underline underline-offset-4"
            >
              {t("photo.cover", { number: index + 1 })}
            </a>
          </li>
        ))}
      </ul>
    </dd>
  );
}

function shown(lines: readonly string[], nothing: string): string[] {
  const said = lines.filter((line) => line !== "");
  return said.length > 0 ? said : [nothing];
}
