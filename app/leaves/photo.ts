/** What the photo page has beside it. */
import { sendPhotos } from "@/components/cases/report-photo-leaf";

sendPhotos();
