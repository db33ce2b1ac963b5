export function PlanRunPage() {
  return <p>…</p>
}
