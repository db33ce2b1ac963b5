export function RecordsPage() {
  return <p>…</p>
}
