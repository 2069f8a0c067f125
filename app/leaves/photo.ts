/** What the pages of a report have beside them: photos on their way. */
import { sendPhotos } from "@/components/cases/report-photo-leaf";

sendPhotos();
