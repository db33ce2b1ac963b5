export function SourcesPage() {
  return <p>…</p>
}
