/** What the page on which a photo is covered has beside it. */
import { paintCover } from "@/components/cases/report-cover-leaf";

paintCover(document.body);
