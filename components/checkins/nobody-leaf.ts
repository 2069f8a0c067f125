/** On a rider's page with no rider signed in: what the service worker has kept of somebody goes. */
export function forgetRider(): void {
  if (document.querySelector("[data-nobody]"))
    navigator.serviceWorker?.controller?.postMessage({ owner: null });
}
