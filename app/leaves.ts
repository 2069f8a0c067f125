/** The script of light pages: what scripts add to markup that is whole without them. */
import { paintCover } from "@/components/cases/report-cover-leaf";
import { shrinkPhotos } from "@/components/cases/shrink-leaf";
import { forgetRider } from "@/components/checkins/nobody-leaf";
import { sendOnce } from "@/components/form/once-leaf";
import { sayNoSignal } from "@/components/layout/no-signal-leaf";
import { keepLive } from "@/components/stations/live-leaf";

// Before the other: what isn't sent for want of signal may be sent again.
sayNoSignal();
sendOnce();
shrinkPhotos();
forgetRider();
keepLive();
paintCover();
