/** Marks a page that no rider has asked for, see `forgetRider`. */
export function Nobody() {
  return <span hidden data-nobody="" />;
}
