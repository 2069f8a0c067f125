/** The script of light pages: what scripts add to markup that is whole without them. */
import { sendOnce } from "@/components/form/once-leaf";
import { keepLive } from "@/components/stations/live-leaf";

sendOnce();
keepLive();
