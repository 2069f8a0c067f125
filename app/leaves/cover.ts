/** What a form with one photo has beside it. */

import { coverBeforeSending } from "@/components/cases/reply-photo-leaf";
import { draw } from "@/components/ui/draw";

for (const part of document.querySelectorAll<HTMLElement>("[data-cover]")) coverBeforeSending(part, draw);
