export function SignInScreen() {
  return <section class="page" />;
}
