import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { Submit } from "@/components/form/submit";
import { addPhotoAction } from "@/lib/cases/actions";
import { Carried, ReportFrame } from "./report-frame";
import { PhotoUpload } from "./report-photo-upload";
import { PhotosAdded, type PhotosAddedProps } from "./report-photos-added";
import { ReportStart, type StartProps } from "./report-start";

export interface PhotoProps extends PhotosAddedProps, StartProps {
  readonly draft: string;
  readonly change: boolean;
  readonly most: number;
  readonly megabytes: number;
  /** Begun from the page or poster of a station. */
  readonly station: { readonly code: string; readonly label: string } | null;
  /** Days for which answers are kept. */
  readonly days: number;
}

/** 1. Photos: none is fine. Before that, where danger is reported. */
export function ReportPhoto(props: PhotoProps) {
  const t = useTranslations("report");
  const common = useTranslations("common");
  const { draft, change, photos, station, most, megabytes } = props;
  return (
    <ReportFrame step="photo" title={t("photo.title")} lead={t("photo.lead", { max: most })} change={change}>
      {!change && <ReportStart resume={props.resume} sent={props.sent} />}
      {station && <p className="mb-4 font-semibold">{t("start.station", { name: station.label })}</p>}
      <ActionForm action={addPhotoAction}>
        <Carried draft={draft} change={change} />
        {station && <input type="hidden" name="station" value={station.code} />}
        <div id="again" className="scroll-mt-4" />
        <PhotosAdded photos={photos} share={props.share} unfinished={props.unfinished} />
        <PhotoUpload
          room={most - photos.length}
          label={t("photo.file")}
          hint={t("photo.fileHint", { max: megabytes })}
          status={t("photo.upload")}
          setting={{
            draft,
            megabytes,
            words: {
              waiting: t("photo.waiting"),
              sending: t("photo.sending"),
              broken: t("photo.broken"),
              sent: t("photo.sent"),
              tooBig: t("photo.tooBig", { max: megabytes }),
              unknown: t("photo.unknown"),
              holding: t("photo.holding"),
              goOn: t("photo.goOn"),
            },
          }}
        />
        <div className="grid gap-3">
          <Submit name="intent" value="continue">
            {common("continue")}
          </Submit>
          {photos.length < most - 1 && (
            <Submit look="secondary" name="intent" value="another">
              {t("photo.another")}
            </Submit>
          )}
        </div>
      </ActionForm>
      {!change && (
        <p className="mt-4 text-center text-[0.9em] text-soft">{t("keep", { days: props.days })}</p>
      )}
    </ReportFrame>
  );
}
