import { buttonClass } from "@/components/ui/button";
import type { Failed } from "@/lib/server/faults";
import en from "@/lib/text/messages/en/fault.json";
import zh from "@/lib/text/messages/zh/fault.json";

/**
 * Our own fault as a whole page in itself: the database and the renderer may both be away, so there is nothing in it
 * but words, and no script. The links lead to the page's own address again.
 */
export function faultPage({ locale, display: { theme, large }, style, sent }: Failed): string {
  const words = locale === "en" ? en : zh;
  const look = [theme === "auto" ? "" : ` data-theme="${theme}"`, large ? ' data-size="large"' : ""].join("");
  return `<!DOCTYPE html><html lang="${locale}"${look}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<link rel="icon" href="/icon.svg">
<title>${words.title}</title>${style ? `<link rel="stylesheet" href="${style}">` : ""}</head>
<body><main class="mx-auto max-w-[44rem] px-5 py-16 text-body">
<h1 class="text-[1.65rem] font-extrabold">${words.title}</h1>
<p class="mt-2 text-soft">${words.lead}</p>${sent ? `<p class="mt-2 font-semibold">${words.sent}</p>` : ""}
<div class="mt-6 grid gap-3 sm:max-w-xs">
<a href="" class="${buttonClass("primary")}">${sent ? words.back : words.retry}</a>
<a href="/" class="${buttonClass("secondary")}">${words.home}</a>
</div></main></body></html>
`;
}
