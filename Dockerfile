# Build and run on the same Debian: libcurl, SQLite, zlib and libc come from it.
FROM swift:6.3.1-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends libcurl4-openssl-dev libsqlite3-dev zlib1g-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Package.swift ./
COPY Sources Sources
# The package names its test targets, so their folders must be there.
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib --product outrider \
    && mkdir /app \
    && cp -R .build/release/outrider $(find .build/release/ -maxdepth 1 -name '*.resources') /app/ \
    && strip /app/outrider

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libcurl4 libsqlite3-0 ca-certificates tzdata zlib1g \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
# Shown by outrider_build_info: --build-arg COMMIT=$(git rev-parse --short HEAD)
ARG COMMIT=""
ENV OUTRIDER_COMMIT=$COMMIT
USER 65532:65532
EXPOSE 9100
ENTRYPOINT ["/app/outrider"]
CMD ["run"]
