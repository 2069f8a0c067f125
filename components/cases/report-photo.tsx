import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { CheckField } from "@/components/form/choices";
import { Submit } from "@/components/form/submit";
import { Notice } from "@/components/ui/notice";
import { addPhotoAction } from "@/lib/cases/actions";
import { Carried, ReportFrame } from "./report-frame";
import { PhotoUpload } from "./report-photo-upload";

export interface PhotoProps {
  readonly draft: string;
  readonly change: boolean;
  readonly photos: readonly { readonly path: string; readonly width: number; readonly height: number }[];
  /** Photos that stopped half way; the same ones chosen again go on. */
  readonly unfinished: number;
  /** Neighbours who report the same may see them. */
  readonly share: boolean;
  readonly most: number;
  readonly megabytes: number;
}

/** 4. Photos: none is fine. */
export function ReportPhoto({ draft, change, photos, unfinished, share, most, megabytes }: PhotoProps) {
  const t = useTranslations("report");
  const common = useTranslations("common");
  return (
    <ReportFrame step="photo" title={t("photo.title")} lead={t("photo.lead", { max: most })} change={change}>
      <ActionForm action={addPhotoAction}>
        <Carried draft={draft} change={change} />
        <p className="mb-4">{t("photo.coverHint")}</p>
        <div id="again" className="scroll-mt-4" />
        {/* Fetched anew with each photo, see `sendPhotos`. */}
        <div data-photos="">
          {photos.length > 0 && (
            <section aria-label={t("photo.added")} className="mb-5">
              <h2 className="mb-2 font-semibold">{t("photo.added")}</h2>
              <ul className="grid gap-3 sm:grid-cols-2">
                {photos.map((photo, index) => (
                  <li key={photo.path} className="rounded-card border border-line bg-card p-3">
                    {/* biome-ignore lint/performance/noImgElement: a private picture that no optimiser may see */}
                    <img
                      src={photo.path}
                      alt={t("photo.alt", { number: index + 1 })}
                      width={photo.width}
                      height={photo.height}
                      className="max-h-64 w-full rounded-lg object-contain"
                    />
                    <div className="mt-2 grid gap-2">
                      <Submit look="secondary" name="cover" value={String(index)}>
                        {t("photo.cover", { number: index + 1 })}
                      </Submit>
                      <Submit look="quiet" name="remove" value={String(index)}>
                        {t("photo.remove", { number: index + 1 })}
                      </Submit>
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {photos.length > 0 && (
            <CheckField
              name="share"
              label={t("photo.share")}
              hint={t("photo.shareHint")}
              defaultChecked={share}
            />
          )}
          {unfinished > 0 && (
            <Notice tone="busy" title={t("photo.unfinished", { count: unfinished })} className="mb-4">
              <p>{t("photo.unfinishedLead")}</p>
            </Notice>
          )}
        </div>
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
    </ReportFrame>
  );
}
