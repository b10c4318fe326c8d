"""The door of the downloads."""

from typing import override
from urllib.parse import quote

from hypothesis import strategies as st
from yarl import URL

from ..ha.life import ADA
from .door import Door, Outcome
from .oddities import Values, ids, mostly, words

_ADDRESS = "/api/retro_walking"


def _quoted(text: str) -> str:
    return quote(text[:2_000].encode(errors="surrogatepass"), safe="/")


_PARTS = (words | ids).map(_quoted) | st.binary(max_size=8).map(quote)
_QUERIES = st.dictionaries(
    st.sampled_from(("authSig", "access_token", "start")) | _PARTS, _PARTS, max_size=2
)


class Downloads(Door):
    """The address of the files."""

    name = "downloads"

    @override
    async def open(self) -> None:
        await self.house.move_in()
        self._client = await self.house.client(await self.house.inhabitant())

    @override
    def cases(self) -> Values:
        return st.tuples(
            mostly(st.just(ADA), _PARTS),
            mostly(st.sampled_from(("sessions.csv", "sessions.json")), _PARTS),
            _QUERIES,
            st.sampled_from(("GET", "GET", "GET", "HEAD", "POST")),
        )

    @override
    async def knock(self, case: tuple[str, str, dict[str, str], str]) -> Outcome:
        whose, file, query, method = case
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        url = URL(f"{_ADDRESS}/{whose}/{file}?{asked}", encoded=True)
        async with self._client.request(method, url) as answer:
            assert answer.status < 500, answer.status
            await answer.read()
            return Outcome.ANSWERED if answer.ok else Outcome.REFUSED
