/** The script of every light page: what scripts add to markup that is whole without them. */
import { keepOffline } from "@/components/checkins/keep-offline-leaf";
import { sendOnce } from "@/components/form/once-leaf";
import { keepTyped } from "@/components/form/typed-leaf";
import { sayNoSignal } from "@/components/layout/no-signal-leaf";
import { keepLive } from "@/components/stations/live-leaf";

// In this order: what isn't sent for want of signal may be sent again, and stays typed.
sayNoSignal();
sendOnce();
keepTyped();
keepOffline();
keepLive();
