import { useTranslations } from "next-intl";
import { Submit } from "@/components/form/submit";
import { Notice } from "@/components/ui/notice";

export interface PhotosAddedProps {
  readonly photos: readonly { readonly path: string; readonly width: number; readonly height: number }[];
  /** Photos that stopped half way; the same ones chosen again go on. */
  readonly unfinished: number;
}

/** The photos of the report so far, each with the ways to cover parts of it and to take it away. */
export function PhotosAdded({ photos, unfinished }: PhotosAddedProps) {
  const t = useTranslations("report");
  return (
    // Fetched anew with each photo, see `sendPhotos`.
    <div data-photos="">
      {photos.length === 0 ? (
        <p className="mb-4">{t("photo.coverHint")}</p>
      ) : (
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
      {unfinished > 0 && (
        <Notice
          tone="busy"
          data-unfinished=""
          title={t("photo.unfinished", { count: unfinished })}
          className="mb-4"
        >
          <p>{t("photo.unfinishedLead")}</p>
        </Notice>
      )}
    </div>
  );
}
