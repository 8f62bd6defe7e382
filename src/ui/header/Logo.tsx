/** The mark: a ball in a valley. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path
        d="M2.2 4.6C3.6 14.4 8.2 20.4 13 20.4c3.9 0 7-2.6 8.8-6.9"
        stroke="var(--ink)"
        strokeWidth="2.7"
        strokeLinecap="round"
      />
      <circle cx="9.3" cy="9.6" r="3.7" fill="var(--accent)" />
    </svg>
  )
}
