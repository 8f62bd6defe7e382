/** A ball on a slope, as in the mark. */
export function SurfaceIcon() {
  return (
    <svg width={18} height={18} viewBox="0 0 18 18" fill="none" stroke="currentColor" aria-hidden="true">
      <path d="M1.5 4c1.4 5.5 3.7 9 6.5 9 3.6 0 5-5.2 8.5-8.5" strokeWidth="1.6" strokeLinecap="round" />
      <circle cx="6.7" cy="6.2" r="1.9" fill="currentColor" stroke="none" />
    </svg>
  )
}
