import Link from 'next/link';

export default function Home() {
  return (
    <main>
      <h1>Home</h1>
      <Link href="/exam">Exam</Link>
      <Link href="/guarded">Guarded exam</Link>
    </main>
  );
}
