/** What a form with one photo has beside it. */
import { coverBeforeSending } from "@/components/cases/reply-photo-leaf";

for (const part of document.querySelectorAll<HTMLElement>("[data-cover]")) coverBeforeSending(part);
