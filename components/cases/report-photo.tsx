import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { CheckField } from "@/components/form/choices";
import { Submit } from "@/components/form/submit";
import { addPhotoAction } from "@/lib/cases/actions";
import { PHOTO_MAX_MB, PHOTOS_MAX } from "@/lib/cases/photo-limits";
import { Carried, ReportFrame } from "./report-frame";
import { PhotosHeld, PhotosOnTheWay } from "./report-on-the-way";
import { PhotoChooser } from "./report-photo-chooser";
import { PhotosAdded, type PhotosAddedProps } from "./report-photos-added";
import { ReportStart, type StartProps } from "./report-start";

export interface PhotoProps extends PhotosAddedProps, StartProps {
  readonly draft: string;
  /** Something was sent under that token. */
  readonly begun: boolean;
  readonly change: boolean;
  /** Begun from the page or poster of a station. */
  readonly station: { readonly code: string; readonly label: string } | null;
  /** Neighbours who report the same may see the photos. */
  readonly share: boolean;
  /** Days for which answers are kept. */
  readonly days: number;
}

/** 1. Photos: none is fine. Before that, where danger is reported. */
export function ReportPhoto(props: PhotoProps) {
  const t = useTranslations("report");
  const common = useTranslations("common");
  const { draft, change, photos, station } = props;
  return (
    <>
      {!change && <ReportStart resume={props.resume} sent={props.sent} />}
      <ReportFrame
        draft={draft}
        step="photo"
        title={t("photo.title")}
        lead={t("photo.lead", { max: PHOTOS_MAX })}
        change={change}
      >
        {station && <p className="mb-4 font-semibold">{t("start.station", { name: station.label })}</p>}
        <ActionForm action={addPhotoAction}>
          <Carried draft={draft} change={change} />
          {station && <input type="hidden" name="station" value={station.code} />}
          <div id="again" className="scroll-mt-4" />
          <PhotosAdded photos={photos} unfinished={props.unfinished} />
          <PhotosOnTheWay draft={draft} begun={props.begun} page="first">
            {photos.length < PHOTOS_MAX && (
              <PhotoChooser
                room={PHOTOS_MAX - photos.length}
                label={t("photo.file")}
                hint={t("photo.fileHint", { max: PHOTO_MAX_MB })}
              />
            )}
          </PhotosOnTheWay>
          {/* Shown by the script, see `sendPhotos`, as soon as there is a photo. */}
          <div data-share="" hidden={photos.length === 0}>
            <CheckField
              name="share"
              label={t("photo.share")}
              hint={t("photo.shareHint")}
              defaultChecked={props.share}
            />
          </div>
          <PhotosHeld />
          <div className="grid gap-3">
            <Submit name="intent" value="continue">
              {common("continue")}
            </Submit>
            {photos.length < PHOTOS_MAX - 1 && (
              <Submit
                look="secondary"
                name="intent"
                value="another"
                // What is chosen is added at once, where there are scripts.
                className="[@media(scripting:enabled)]:hidden"
              >
                {t("photo.another")}
              </Submit>
            )}
          </div>
        </ActionForm>
        {!change && (
          <p className="mt-4 text-center text-[0.9em] text-soft">{t("keep", { days: props.days })}</p>
        )}
      </ReportFrame>
    </>
  );
}
