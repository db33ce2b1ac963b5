export function PlansPage() {
  return <p>…</p>
}
