import { useTranslations } from "next-intl";
import type { PhotoView } from "@/lib/cases/follow-view";

/** Photos of a case, each a link to itself in full size. */
export function StatusPhotos({ photos }: { photos: readonly PhotoView[] }) {
  const t = useTranslations("cases");
  if (photos.length === 0) return null;
  return (
    <ul className="mt-2 flex flex-wrap gap-2">
      {photos.map(({ path, width, height }, index) => (
        <li key={path}>
          <a href={path} className="block">
            {/* biome-ignore lint/performance/noImgElement: a private picture that no optimiser may see */}
            <img
              src={`${path}?size=small`}
              alt={t("photoAlt", { number: index + 1 })}
              width={width}
              height={height}
              loading="lazy"
              className="h-28 w-auto rounded-lg border border-line object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
