import type { MetadataRoute } from "next";
import { translator } from "@/lib/text/translator";

/** Installed on a phone it opens at the rider's page; everybody else finds the same pages in the browser. */
export default function manifest(): MetadataRoute.Manifest {
  const t = translator("zh-CN");
  const icon = (file: string, size: number, purpose: "any" | "maskable") =>
    ({ src: `/icons/${file}.png`, sizes: `${size}x${size}`, type: "image/png", purpose }) as const;
  return {
    id: "/rider",
    name: t("common.product"),
    short_name: t("common.product"),
    description: t("common.tagline"),
    lang: "zh-CN",
    dir: "ltr",
    start_url: "/rider",
    scope: "/",
    display: "standalone",
    background_color: "#faf8f4",
    theme_color: "#faf8f4",
    icons: [
      icon("icon-192", 192, "any"),
      icon("icon-512", 512, "any"),
      icon("maskable-512", 512, "maskable"),
    ],
    shortcuts: [
      { name: t("checkin.startTitle"), url: "/check-in" },
      { name: t("checkin.allStations"), url: "/stations?open=1" },
    ],
  };
}
