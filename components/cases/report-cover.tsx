import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { Submit } from "@/components/form/submit";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { coverPartsAction } from "@/lib/cases/actions";
import { stepPath } from "@/lib/cases/answers";
import { coverPath } from "@/lib/cases/cover-path";
import { type Columns, PARTS, type Part } from "@/lib/cases/photo-grid";
import { CoverGrid } from "./report-cover-grid";
import { Carried } from "./report-frame";
import { PhotosOnTheWay } from "./report-on-the-way";

export interface CoverProps {
  readonly draft: string;
  readonly photo: CoverPhoto;
  readonly part: Part;
  readonly columns: Columns;
  /** Opened by "change": the way back is the check page. */
  readonly change: boolean;
  /** Something has just been covered. */
  readonly done: boolean;
}

export interface CoverPhoto {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly number: number;
}

/** Beside the photos: what others should not see is covered before anything is sent. */
export function ReportCover({ draft, photo, part, columns, change, done }: CoverProps) {
  const t = useTranslations("report");
  const back = change
    ? { href: stepPath("check"), label: t("cover.toCheck") }
    : { href: stepPath("photo"), label: t("cover.toPhotos") };
  return (
    <>
      <PageHead title={t("cover.title")} lead={t("cover.lead")} back={back} />
      <PhotosOnTheWay draft={draft} page="later" />
      {done && (
        <Notice tone="good" role="status" title={t("cover.done")} className="mb-5">
          <p>{t("cover.doneLead")}</p>
          <ButtonLink href={back.href} className="mt-3 w-full">
            {back.label}
          </ButtonLink>
        </Notice>
      )}
      <Parts photo={photo} part={part} change={change} />
      <ActionForm action={coverPartsAction} key={`${photo.sha256} ${part}`}>
        <Carried draft={draft} change={change} />
        <input type="hidden" name="photo" value={photo.sha256} />
        <input type="hidden" name="part" value={part} />
        <input type="hidden" name="columns" value={columns} />
        <div data-leaf="paint">
          <CoverGrid
            photo={{ ...photo, href: `/api/photos/draft/${photo.sha256}` }}
            part={part}
            columns={columns}
            words={{
              photo: t("photo.alt", { number: photo.number }),
              cells: t("cover.cells"),
              cell: String(t.raw("cover.cell")),
            }}
            name="cell"
          />
        </div>
        <p className="mb-4 text-[0.9em] text-soft">{t("cover.forGood")}</p>
        <div className="grid gap-3">
          <Submit look={done ? "secondary" : "primary"}>{t("cover.submit")}</Submit>
          <Button type="reset" look="quiet">
            {t("cover.clear")}
          </Button>
        </div>
      </ActionForm>
    </>
  );
}

/** The whole photo or one corner, twice as large; laid out as they lie in the photo. */
function Parts({ photo, part, change }: { photo: CoverPhoto; part: Part; change: boolean }) {
  const t = useTranslations("report");
  return (
    <details className="mb-4" open={part !== "whole"}>
      <summary className="flex min-h-12 items-center font-semibold text-brick underline underline-offset-4">
        {t("cover.closer")}
      </summary>
      <nav aria-label={t("cover.closer")} className="grid grid-cols-2 gap-2.5">
        {PARTS.map((one) => (
          <ButtonLink
            key={one}
            look="secondary"
            href={coverPath({ photo: photo.sha256, part: one, change: change ? "1" : undefined })}
            aria-current={one === part ? "true" : undefined}
            className="first:col-span-2 aria-[current]:border-brick aria-[current]:bg-brick-wash aria-[current]:outline aria-[current]:outline-brick"
          >
            {t(`cover.part.${one}`)}
          </ButtonLink>
        ))}
      </nav>
    </details>
  );
}
